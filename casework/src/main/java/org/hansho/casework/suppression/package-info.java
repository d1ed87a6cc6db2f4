/**
 * What people have chosen not to see: suppressions and maintenance windows. They decide where an
 * alert stands when it comes in; the engine has none, and nothing that is hidden is gone. Read
 * {@link org.hansho.casework.suppression.Suppressions} first. May import {@code casework.filter},
 * {@code casework.store} and {@code alert}.
 */
@NullMarked
package org.hansho.casework.suppression;

import org.jspecify.annotations.NullMarked;
