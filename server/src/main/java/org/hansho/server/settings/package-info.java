/**
 * The settings of the server: one YAML file, overridden by environment variables.
 *
 * <p>Read {@link org.hansho.server.settings.ServerSettings} first, then {@link
 * org.hansho.server.settings.SettingsReader} and {@code AllSettings}, the list of every key. A new
 * key is one line there and one line where its record is made; reading, checking, the override, the
 * origin and the tables of the manual follow. Imports {@code yaml}, {@code format} and {@code
 * alert} of {@code core}, the words of {@code report}, and no other room of this module. All types
 * are immutable but those that read.
 */
@NullMarked
package org.hansho.server.settings;

import org.jspecify.annotations.NullMarked;
