/**
 * Incidents as people see them: kept beside the alerts, brought up to date behind each epoch, and
 * changed by hand where people know better.
 *
 * <p>Read {@link org.hansho.casework.incident.Incidents} first. Imports {@code casework.feed},
 * {@code casework.filter}, {@code casework.store} and the engine's {@code alert}, {@code event},
 * {@code incident} and {@code state}. What is said to be safe from any thread is; the rest belongs
 * to the thread of its connection.
 */
@NullMarked
package org.hansho.casework.incident;

import org.jspecify.annotations.NullMarked;
