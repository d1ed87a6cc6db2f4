/**
 * Continuous exports of the original, read from the JSON of {@code Microsoft.Security/automations},
 * as settings of ours.
 *
 * <p>Read {@link org.hansho.casework.export.automation.Automations} first. Imports the filter
 * language, the {@code format} and {@code alert}. Pure functions.
 */
@NullMarked
package org.hansho.casework.export.automation;

import org.jspecify.annotations.NullMarked;
