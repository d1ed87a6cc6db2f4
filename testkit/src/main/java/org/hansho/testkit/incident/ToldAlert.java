package org.hansho.testkit.incident;

import org.hansho.alert.Alert;

/**
 * An alert, and what only its author knows.
 *
 * @param story the story it is a step of; empty if it belongs to none
 */
public record ToldAlert(String story, Alert alert) {}
