package org.hansho.casework.filter;

import org.hansho.alert.Language;
import org.hansho.alert.Refused;

/** A text that is no filter. */
public final class FilterException extends Exception implements Refused {
  private static final long serialVersionUID = 1L;

  private final transient FilterProblem problem;

  FilterException(FilterProblem problem) {
    super(problem.in(Language.ENGLISH));
    this.problem = problem;
  }

  /** What is wrong. */
  public FilterProblem problem() {
    return problem;
  }

  @Override
  public FilterProblem words() {
    return problem;
  }
}
