/** The layers of evidence, their names and order, and what a layer is given to run. */
@NullMarked
package dev.timerproof.cli.layer;

import org.jspecify.annotations.NullMarked;
