/**
 * A morning of an invented company, played to a real server: three intrusions, ordinary work, and
 * one example of every other alert.
 *
 * <p>Read {@link org.hansho.demo.Morning} first: it is what happens. {@link
 * org.hansho.demo.Demonstration} starts a server in a folder of its own, teaches it the month
 * before, and lets {@link org.hansho.demo.Player} send the morning through the ordinary ways in.
 * Nothing goes past the server: what is seen is what its API answers.
 */
@NullMarked
package org.hansho.demo;

import org.jspecify.annotations.NullMarked;
