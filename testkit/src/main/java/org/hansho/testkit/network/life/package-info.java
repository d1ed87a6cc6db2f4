/**
 * Who connects to whom, on ordinary days and when somebody attacks: one small class a habit.
 *
 * <p>Read {@link org.hansho.testkit.network.life.Habit} first. Sizes and rates are what such
 * programs do, from experience with them; none was chosen with a detection in view.
 */
@NullMarked
package org.hansho.testkit.network.life;

import org.jspecify.annotations.NullMarked;
