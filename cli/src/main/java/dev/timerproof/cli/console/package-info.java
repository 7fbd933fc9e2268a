/** Results on one stream, progress on the other. */
@NullMarked
package dev.timerproof.cli.console;

import org.jspecify.annotations.NullMarked;
