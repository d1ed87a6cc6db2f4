/**
 * What people do with alerts: who works on one, how it was closed and why, what was said of it, and
 * what that says of its detection. Read {@link org.hansho.casework.triage.Triage} first. May import
 * {@code casework.store}, {@code casework.audit} and the engine's {@code alert} and {@code detect}.
 */
@NullMarked
package org.hansho.casework.triage;

import org.jspecify.annotations.NullMarked;
