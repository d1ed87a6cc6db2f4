/**
 * Logs of databases that people run themselves: PostgreSQL, MySQL, MariaDB and SQL Server.
 *
 * <p>Read {@code DatabaseSystem} first: it names the classes of events, which are the same for all
 * databases, and their log sources. What clients do has the category {@code database} and the
 * service {@code login}, {@code logout}, {@code connection} or {@code statement}, with the product
 * beside it; so one detection with {@code category: database} and {@code service: login} sees the
 * logins of every database, and {@code product} narrows it. Lines that the server writes about
 * itself have the service {@code server} and no category, lest keyword rules on statements read
 * them. A failed statement belongs to {@code sql/application} besides, where public rules look for
 * messages of errors.
 *
 * <p>Each attempt to log in is one event of action {@code database-login}, also where a log spends
 * several lines on it. An outcome is stated only where the log knows it: a statement that is logged
 * before it runs has none.
 *
 * <p>Times that carry an abbreviated zone other than UTC or GMT, or none, are local times of the
 * offset in {@link org.hansho.record.UnstatedTime}: abbreviations are not unique.
 *
 * <p>Imports {@code csv}, {@code event}, {@code json}, {@code format} and, for templates of
 * messages, {@code format.syslog}. Formats are immutable and shared; everything else belongs to one
 * reader and so to one thread.
 */
@NullMarked
package org.hansho.format.database;

import org.jspecify.annotations.NullMarked;
