package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as a nondeterministic automaton: whether a match begins at a place. Linear in the bytes
 * looked at times the size of the program; it looks at 4,096 bytes at most. Immutable; what a run
 * needs is in {@link Threads}.
 */
final class Program {
  private static final int LARGEST = 8192;
  private static final int FARTHEST = 4096;

  private static final byte BYTE = 0;
  private static final byte SPLIT = 1;
  private static final byte JUMP = 2;
  private static final byte MATCH = 3;

  private record Step(byte kind, ByteSet set, int first, int second) {}

  private final Step[] steps;

  private Program(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  /** Compiles a pattern that stands in a line. */
  static Program of(Node node, int line) throws Refusal {
    List<Step> steps = new ArrayList<>();
    compile(node, steps, line);
    steps.add(new Step(MATCH, ByteSet.NONE, 0, 0));
    return new Program(steps);
  }

  private static void compile(Node node, List<Step> steps, int line) throws Refusal {
    if (steps.size() > LARGEST) {
      throw new Refusal(line, "a pattern of more than " + LARGEST + " steps; shorten repetitions");
    }
    if (node instanceof Node.One one) {
      steps.add(new Step(BYTE, one.set(), 0, 0));
    } else if (node instanceof Node.Sequence sequence) {
      for (Node part : sequence.parts()) {
        compile(part, steps, line);
      }
    } else if (node instanceof Node.Choice choice) {
      choice(choice.branches(), steps, line);
    } else {
      repeat((Node.Repeat) node, steps, line);
    }
  }

  private static void choice(List<Node> branches, List<Step> steps, int line) throws Refusal {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < branches.size() - 1; i++) {
      int split = steps.size();
      steps.add(new Step(SPLIT, ByteSet.NONE, split + 1, 0));
      compile(branches.get(i), steps, line);
      ends.add(steps.size());
      steps.add(new Step(JUMP, ByteSet.NONE, 0, 0));
      steps.set(split, new Step(SPLIT, ByteSet.NONE, split + 1, steps.size()));
    }
    compile(branches.get(branches.size() - 1), steps, line);
    for (int end : ends) {
      steps.set(end, new Step(JUMP, ByteSet.NONE, steps.size(), 0));
    }
  }

  private static void repeat(Node.Repeat repeat, List<Step> steps, int line) throws Refusal {
    for (int i = 0; i < repeat.least(); i++) {
      compile(repeat.part(), steps, line);
    }
    if (repeat.most() == Node.UNBOUNDED) {
      int split = steps.size();
      steps.add(new Step(SPLIT, ByteSet.NONE, split + 1, 0));
      compile(repeat.part(), steps, line);
      steps.add(new Step(JUMP, ByteSet.NONE, split, 0));
      steps.set(split, new Step(SPLIT, ByteSet.NONE, split + 1, steps.size()));
      return;
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repeat.least(); i < repeat.most(); i++) {
      splits.add(steps.size());
      steps.add(new Step(SPLIT, ByteSet.NONE, steps.size() + 1, 0));
      compile(repeat.part(), steps, line);
    }
    for (int split : splits) {
      steps.set(split, new Step(SPLIT, ByteSet.NONE, split + 1, steps.size()));
    }
  }

  /** What one run needs; reused, grows to the largest program. */
  static final class Threads {
    private int[] now = new int[64];
    private int[] next = new int[64];
    private int[] stamps = new int[64];
    private int[] stack = new int[64];
    private int stamp;
    private int count;

    private void reserve(int steps) {
      if (stamps.length < steps) {
        now = new int[steps];
        next = new int[steps];
        stamps = new int[steps];
        stack = new int[2 * steps];
        stamp = 0;
      }
    }
  }

  /** Whether a match begins at {@code at}. */
  boolean matches(byte[] bytes, int at, int to, Threads threads) {
    threads.reserve(steps.length);
    threads.count = 0;
    int end = Math.min(to, at + FARTHEST);
    if (start(threads, threads.now, 0, true)) {
      return true;
    }
    int alive = threads.count;
    for (int i = at; i < end && alive > 0; i++) {
      int value = bytes[i] & 0xff;
      threads.count = 0;
      boolean fresh = true;
      for (int k = 0; k < alive; k++) {
        int step = threads.now[k];
        if (steps[step].set.has(value)) {
          if (start(threads, threads.next, step + 1, fresh)) {
            return true;
          }
          fresh = false;
        }
      }
      alive = threads.count;
      int[] swap = threads.now;
      threads.now = threads.next;
      threads.next = swap;
    }
    return false;
  }

  /** Follows splits and jumps from a step and notes the bytes that may come; true at a match. */
  private boolean start(Threads threads, int[] list, int first, boolean fresh) {
    if (fresh) {
      threads.stamp++;
    }
    int depth = 0;
    threads.stack[depth++] = first;
    while (depth > 0) {
      int at = threads.stack[--depth];
      if (threads.stamps[at] == threads.stamp) {
        continue;
      }
      threads.stamps[at] = threads.stamp;
      Step step = steps[at];
      switch (step.kind) {
        case MATCH:
          return true;
        case BYTE:
          list[threads.count++] = at;
          break;
        case SPLIT:
          threads.stack[depth++] = step.second;
          threads.stack[depth++] = step.first;
          break;
        default:
          threads.stack[depth++] = step.first;
          break;
      }
    }
    return false;
  }
}
