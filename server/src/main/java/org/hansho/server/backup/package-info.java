/**
 * Backups of everything that a server keeps, made while it runs, and restored elsewhere.
 *
 * <p>Read {@link org.hansho.server.backup.Backup} first. Imports tenants, the alert store and
 * files. One backup is made at a time.
 */
@NullMarked
package org.hansho.server.backup;

import org.jspecify.annotations.NullMarked;
