package org.hansho.server.settings;

import java.time.Duration;

/**
 * How far the times that records claim are trusted.
 *
 * @param lateness how much older than the newest event of its source an event may be
 * @param ahead how far a record may be ahead of its arrival
 * @param delay how long records may be under way
 * @param idle after how long without input the time of a source goes on as arrival does
 */
public record TimeSettings(Duration lateness, Duration ahead, Duration delay, Duration idle) {}
