package org.hansho.casework.export.queue;

/**
 * An alert that a target refused.
 *
 * @param alert the alert's id
 * @param change number of the change that was refused
 * @param time nanoseconds since 1970
 * @param tries how often it was shown
 * @param reason one sentence
 * @param again whether it waits to be sent again
 */
public record ExportLetter(
    String alert, long change, long time, long tries, String reason, boolean again) {}
