/** The layers of evidence: their names, their order, and what a layer is given to run. */
@NullMarked
package dev.timerproof.evidence.layer;

import org.jspecify.annotations.NullMarked;
