/**
 * Measures the store of alerts: how fast epochs are applied, and what people's queries cost.
 *
 * <p>Read {@link org.hansho.benchmark.alerts.AlertStoreSpeed} first.
 */
@NullMarked
package org.hansho.benchmark.alerts;

import org.jspecify.annotations.NullMarked;
