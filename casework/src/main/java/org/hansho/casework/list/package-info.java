/**
 * Entries that people of a tenant add to the lists of its content. Read {@link
 * org.hansho.casework.list.OwnLists} first. Imports {@code casework.store} and {@code alert}. Safe
 * from any thread.
 */
@NullMarked
package org.hansho.casework.list;

import org.jspecify.annotations.NullMarked;
