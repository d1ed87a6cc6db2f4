/**
 * Logs of FTP servers: what vsftpd writes into its own file, the transfer log that most servers
 * share, and the commands that ProFTPD logs. What they write to syslog is read by {@code
 * format.syslog}, what IIS writes by {@code format.web}.
 *
 * <p>Read {@link org.hansho.format.ftp.FtpLogFormat} first. Imports {@code event} and {@code
 * format}.
 */
@NullMarked
package org.hansho.format.ftp;

import org.jspecify.annotations.NullMarked;
