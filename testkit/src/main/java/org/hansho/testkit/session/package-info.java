/**
 * What whoever hosts the engine by its doors may rely on, whatever is read.
 *
 * <p>Read {@link org.hansho.testkit.session.SessionContract}. Imports {@code core}.
 */
@NullMarked
package org.hansho.testkit.session;

import org.jspecify.annotations.NullMarked;
