/**
 * The epoch store: positions, state, alerts and counters, changed in one transaction an epoch.
 *
 * <p>Read {@link org.hansho.local.epoch.EpochStore} first, then {@link
 * org.hansho.local.epoch.Epoch}. Imports {@code alarm} and {@code crash}. One thread writes;
 * readers have connections of their own ({@link org.hansho.local.epoch.EpochView}).
 */
@NullMarked
package org.hansho.local.epoch;

import org.jspecify.annotations.NullMarked;
