/** What the steps of an operation cost at least, measured one by one with JMH. */
@NullMarked
package dev.timerproof.bench.limits;

import org.jspecify.annotations.NullMarked;
