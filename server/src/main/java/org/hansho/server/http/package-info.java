/**
 * The one server of HTTP that all routes share.
 *
 * <p>Read {@link org.hansho.server.http.HttpServer} first. Imports security, settings and the words
 * of refusals; routes are handed in.
 */
@NullMarked
package org.hansho.server.http;

import org.jspecify.annotations.NullMarked;
