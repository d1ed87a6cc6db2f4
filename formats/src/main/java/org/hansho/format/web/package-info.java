/**
 * Logs of web servers: access logs of Apache and nginx, as lines and as JSON, W3C logs of IIS.
 *
 * <p>Read {@link org.hansho.format.web.AccessLogFormat} first. Native fields have the names that
 * public rules of the category {@code webserver} use, which are those of the W3C format.
 */
@NullMarked
package org.hansho.format.web;

import org.jspecify.annotations.NullMarked;
