/**
 * Whether a server can run with its settings on this machine, and what to do if not. Changes
 * nothing.
 *
 * <p>Read {@link org.hansho.server.doctor.Doctor} first. Imports settings, content and the version
 * of the alert store.
 */
@NullMarked
package org.hansho.server.doctor;

import org.jspecify.annotations.NullMarked;
