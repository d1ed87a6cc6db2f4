package org.hansho.server.api;

import io.javalin.http.Context;
import org.hansho.server.http.HttpProblem;

/** Reads parameters of queries; a wrong one is answered with what is possible. */
final class Parameters {
  private Parameters() {}

  /** A whole number between two others, or what stands for none. */
  static long number(Context call, String name, long none, long least, long most) {
    String text = call.queryParam(name);
    if (text == null) {
      return none;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Answered below, as a number outside the bounds is.
    }
    throw new HttpProblem(
        400, "The parameter " + name + " is a whole number from " + least + " to " + most + ".");
  }
}
