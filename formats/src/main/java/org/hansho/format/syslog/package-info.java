/**
 * Lines of syslog, and what they carry: messages of sshd, sudo, cron and their like, and the events
 * of Sysmon for Linux.
 *
 * <p>Read {@link org.hansho.format.syslog.SyslogFormat} first. A line goes through {@code
 * SyslogHeader} (who wrote it, when) and {@code SyslogMessage} (what it says); the messages of a
 * program are a visible list of {@code MessageTemplate}s beside its name in {@code Program}. The
 * rows of the Log Analytics table {@code Syslog} hold the same messages without the header.
 *
 * <p>Imports {@code event}, {@code json} and {@code format}. Formats are immutable and shared;
 * everything else belongs to one reader and so to one thread.
 */
@NullMarked
package org.hansho.format.syslog;

import org.jspecify.annotations.NullMarked;
