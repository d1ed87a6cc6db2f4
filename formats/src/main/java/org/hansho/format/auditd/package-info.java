/**
 * The Linux audit system's records: as auditd writes them, as laurel and NXLog rewrite them in
 * JSON, and as Microsoft's agent puts them on one line.
 *
 * <p>Read {@link org.hansho.format.auditd.AuditdFormat} first. A line or an object becomes an
 * {@code AuditRecord}; {@code RecordView} makes an event of each record, {@code Assembler} gathers
 * the records of one kernel event, and {@code AssembledView} makes an event of these. All memory
 * lies in the assembler and its {@code ProcessTable}, both bounded. Imports {@code event}, {@code
 * json}, {@code format} and {@code format.process}. Readers belong to one thread.
 */
@NullMarked
package org.hansho.format.auditd;

import org.jspecify.annotations.NullMarked;
