/**
 * The alerts that people see: applied epoch by epoch, listed, searched and counted.
 *
 * <p>Read {@link org.hansho.casework.store.CaseStore} first, then {@link
 * org.hansho.casework.store.AlertQuery}. Imports {@code feed} and the engine's {@code alert}. A
 * store is safe from any thread; one applies at a time, readers never wait for it.
 */
@NullMarked
package org.hansho.casework.store;

import org.jspecify.annotations.NullMarked;
