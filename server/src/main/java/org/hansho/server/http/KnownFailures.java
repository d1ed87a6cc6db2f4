package org.hansho.server.http;

import org.jspecify.annotations.Nullable;

/** Failures of routes that are no fault of Hansho, and what a caller is told of them. */
public interface KnownFailures {
  /** What to answer; null if the failure is a fault. */
  @Nullable HttpProblem problem(Exception failure);
}
