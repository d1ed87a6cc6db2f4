/**
 * Stories of attacks as alerts, mixed into a month of alerts that belong to none. They prove how
 * alerts are grouped into incidents, and know nothing of the grouping.
 *
 * <p>Read {@link org.hansho.testkit.incident.StoryMonth} first. Alerts name the entities that the
 * shipped detections name. Imports the engine's {@code alert} only; the same seed makes the same
 * alerts.
 */
@NullMarked
package org.hansho.testkit.incident;

import org.jspecify.annotations.NullMarked;
