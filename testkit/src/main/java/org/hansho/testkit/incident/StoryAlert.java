package org.hansho.testkit.incident;

import org.hansho.alert.Alert;

/**
 * An alert of a generated month with the story it belongs to.
 *
 * @param story the story it is a step of; empty if it belongs to none
 */
public record StoryAlert(String story, Alert alert) {}
