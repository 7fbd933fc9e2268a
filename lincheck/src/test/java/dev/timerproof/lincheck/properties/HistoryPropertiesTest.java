package dev.timerproof.lincheck.properties;

/** Runs the properties in the build. */
class HistoryPropertiesTest extends HistoryProperties {}
