/**
 * Lists of alerts that people look at again: saved views, private or shared. Read {@link
 * org.hansho.casework.view.SavedViews} first. Imports {@code casework.store} and {@code alert}.
 * Safe from any thread.
 */
@NullMarked
package org.hansho.casework.view;

import org.jspecify.annotations.NullMarked;
