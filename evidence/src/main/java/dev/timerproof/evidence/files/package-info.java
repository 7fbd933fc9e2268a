/** Files that are written whole or not at all. */
@NullMarked
package dev.timerproof.evidence.files;

import org.jspecify.annotations.NullMarked;
