/**
 * Settings that people change while a server runs. Read {@link
 * org.hansho.casework.setting.ChangedSettings} first. Imports {@code casework.store}. Safe from any
 * thread.
 */
@NullMarked
package org.hansho.casework.setting;

import org.jspecify.annotations.NullMarked;
