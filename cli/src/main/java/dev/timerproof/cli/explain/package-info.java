/** What a word of the table means, told from the table alone. */
@NullMarked
package dev.timerproof.cli.explain;

import org.jspecify.annotations.NullMarked;
