/**
 * The routes that people and programs read by.
 *
 * <p>Read {@link org.hansho.server.api.StatusRoutes} first. Imports tenants and security.
 */
@NullMarked
package org.hansho.server.api;

import org.jspecify.annotations.NullMarked;
