/**
 * Invented alerts, for tests of what is written of alerts.
 *
 * <p>Read {@link org.hansho.testkit.alert.SampleAlerts} first. Imports {@code alert}, {@code
 * detect} and {@code event} of {@code core}.
 */
@NullMarked
package org.hansho.testkit.alert;

import org.jspecify.annotations.NullMarked;
