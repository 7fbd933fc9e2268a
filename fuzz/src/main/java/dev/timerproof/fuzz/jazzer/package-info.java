/** Targets of campaigns as fuzz targets of Jazzer, which OSS-Fuzz and ClusterFuzzLite run. */
@NullMarked
package dev.timerproof.fuzz.jazzer;

import org.jspecify.annotations.NullMarked;
