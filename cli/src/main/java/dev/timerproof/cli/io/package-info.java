/** Files that are written whole or not at all. */
@NullMarked
package dev.timerproof.cli.io;

import org.jspecify.annotations.NullMarked;
