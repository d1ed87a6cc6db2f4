/**
 * Alerts on their way to others: everything at once, as a file, and incidents as alerts.
 *
 * <p>Read {@link org.hansho.casework.export.AlertFile} first. Imports the {@code store}, incidents
 * and the formats.
 */
@NullMarked
package org.hansho.casework.export;

import org.jspecify.annotations.NullMarked;
