package org.hansho.casework.store;

/**
 * Something that was done with an alert that somebody watches.
 *
 * @param alert the alert's id
 */
public record WatchedEntry(String alert, AlertEntry entry) {}
