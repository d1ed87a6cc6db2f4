/**
 * The routes that people and programs read by.
 *
 * <p>Read {@link org.hansho.server.api.StatusRoutes} first. Imports tenants, security, the alert
 * store, and the engine with its content.
 */
@NullMarked
package org.hansho.server.api;

import org.jspecify.annotations.NullMarked;
