/**
 * Alarms: what is wrong with Hansho itself, for whoever runs it.
 *
 * <p>Read {@link org.hansho.local.alarm.AlarmKind} first, then {@link
 * org.hansho.local.alarm.Alarms}. Imports nothing of Hansho. Safe from any thread.
 */
@NullMarked
package org.hansho.local.alarm;

import org.jspecify.annotations.NullMarked;
