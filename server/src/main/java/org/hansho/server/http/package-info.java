/**
 * The one server of HTTP that all routes share.
 *
 * <p>Read {@link org.hansho.server.http.HttpServer} first. Imports security and settings only;
 * routes are handed in.
 */
@NullMarked
package org.hansho.server.http;

import org.jspecify.annotations.NullMarked;
