/**
 * The files that say where addresses are: those the user names, and the one that the build brings.
 *
 * <p>Read {@link org.hansho.cli.geography.GeographyFiles} first. Imports no other room.
 */
@NullMarked
package org.hansho.cli.geography;

import org.jspecify.annotations.NullMarked;
