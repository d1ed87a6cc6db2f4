/**
 * The audit log: who changed what, in rows that are chained by hashes.
 *
 * <p>Read {@link org.hansho.casework.audit.AuditLog} first. Imports {@code store}. The log is safe
 * from any thread.
 */
@NullMarked
package org.hansho.casework.audit;

import org.jspecify.annotations.NullMarked;
