package org.hansho.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.regex.Node.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds a regular expression anywhere in a text.
 *
 * <p>A deterministic automaton whose states are made when a text first leads there and kept within
 * a budget of its own and one that is shared ({@link StateMemory}); when one is used up the states
 * are forgotten and made anew, so that memory stays bounded and time linear in the text (times the
 * size of the expression while states are made, which {@link Effort} bounds). Belongs to one
 * thread. Allocates only while it makes states.
 */
public final class Automaton {
  /** Most instructions of an expression. */
  public static final int MOST_INSTRUCTIONS = Program.MOST_INSTRUCTIONS;

  /** Most entries of the table of transitions. */
  private static final int TABLE_BUDGET = 1 << 16;

  /** Most instructions in all states together. */
  private static final int MEMBER_BUDGET = 1 << 18;

  private static final int UNKNOWN = -1;
  private static final int DEAD = -2;
  private static final int FOUND = -3;
  private static final int GIVEN_UP = -4;

  /** What a state costs beside its members, in steps and about in bytes. */
  private static final int OF_A_STATE = 100;

  private static final int AT_START = 1;
  private static final int AFTER_LINE = 2;
  private static final int AFTER_WORD = 4;

  /** The byte that stands for the end of the text. */
  private static final int END = -1;

  private final Program program;
  private final Effort effort;
  private final StateMemory memory;
  private long bytes;
  private final @Nullable CharRun charRun;
  private final int shortest;
  private final byte[] classOf;
  private final int width;
  private final int[] sampleOfClass;

  private int[] table = {};
  private int states;
  private int[][] members = new int[16][];
  private int[] contexts = new int[16];
  private final Map<Key, Integer> known = new HashMap<>();

  private final int[] stack;
  private final int[] set;
  private final boolean[] inSet;
  private int setSize;
  private boolean matched;
  private int keptInAll;
  private int timesForgotten;
  private final boolean findsEmpty;

  /** What makes a state: instructions and what stands before. */
  private record Key(int context, int hash, int[] members) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.context == context
          && Arrays.equals(key.members, members);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private Automaton(Program program, Node node, Effort effort, StateMemory memory) {
    this.program = program;
    this.effort = effort;
    this.memory = memory;
    this.charRun = CharRun.of(node);
    this.shortest = shortest(node);
    this.classOf = program.byteClasses();
    this.width = (classOf[255] & 0xFF) + 2;
    this.sampleOfClass = new int[width];
    for (int b = 255; b >= 0; b--) {
      sampleOfClass[classOf[b] & 0xFF] = b;
    }
    sampleOfClass[width - 1] = END;
    this.stack = new int[program.size() * 2 + 2];
    this.set = new int[program.size()];
    this.inSet = new boolean[program.size()];
    forget();
    this.findsEmpty = matched;
    memory.join(this);
  }

  /**
   * An automaton for an expression in the syntax of RE2, or null where it {@link #fault has a
   * fault}.
   *
   * @param effort what it may cost
   * @param memory where its states count
   */
  public static @Nullable Automaton of(
      String expression, Options options, Effort effort, StateMemory memory) {
    try {
      Node node = options.parse(expression);
      Program program = program(node);
      return program == null ? null : new Automaton(program, node, effort, memory);
    } catch (RegexParser.UnknownSyntax e) {
      return null;
    }
  }

  private static @Nullable Program program(Node node) {
    return Program.of(CharRun.of(node) == null ? node : new Node.Sequence(List.of()));
  }

  /** How letters, lines and dots of an expression are read. */
  public record Options(boolean ignoreCase, boolean multiLine, boolean dotAll) {
    /** As an expression says itself. */
    public static final Options NONE = new Options(false, false, false);

    Node parse(String expression) throws RegexParser.UnknownSyntax {
      return RegexParser.parse(expression, ignoreCase, multiLine, dotAll);
    }
  }

  /** Why there is no automaton for an expression. */
  public enum Fault {
    /** There is one. */
    NONE,
    /** Its syntax is not known. */
    SYNTAX,
    /** With its repeats written out it has more than {@link #MOST_INSTRUCTIONS} instructions. */
    TOO_LARGE
  }

  /** Why there is no automaton for an expression. */
  public static Fault fault(String expression, Options options) {
    try {
      return program(options.parse(expression)) == null ? Fault.TOO_LARGE : Fault.NONE;
    } catch (RegexParser.UnknownSyntax e) {
      return Fault.SYNTAX;
    }
  }

  /**
   * Whether the expression is found in the bytes, which are well-formed UTF-8. False too where the
   * effort was used up, see {@link Effort#isUndecided}.
   */
  public boolean find(byte[] buffer, int offset, int length) {
    effort.begin(length);
    if (length < shortest) {
      return false;
    }
    if (charRun != null) {
      return charRun.find(buffer, offset, length);
    }
    if (findsEmpty) {
      return true;
    }
    int state = 0;
    int end = offset + length;
    for (int at = offset; at < end; at++) {
      int to = table[state + (classOf[buffer[at] & 0xFF] & 0xFF)];
      if (to < 0) {
        if (to == UNKNOWN) {
          to = step(state, classOf[buffer[at] & 0xFF] & 0xFF);
        }
        if (to < 0) {
          return to == FOUND;
        }
      }
      state = to;
    }
    int last = table[state + width - 1];
    return (last == UNKNOWN ? step(state, width - 1) : last) == FOUND;
  }

  /** How many instructions the expression became. */
  public int instructions() {
    return program.size();
  }

  /** Fewest code points of a hit, and so fewest bytes. */
  private static int shortest(Node node) {
    if (node instanceof Node.Chars) {
      return 1;
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.parts().stream().mapToInt(Automaton::shortest).sum();
    }
    if (node instanceof Node.Choice choice) {
      return choice.parts().stream().mapToInt(Automaton::shortest).min().orElse(0);
    }
    return node instanceof Node.Repeat repeat ? repeat.min() * shortest(repeat.part()) : 0;
  }

  /** Forgets all states but the first. */
  void forget() {
    known.clear();
    states = 0;
    keptInAll = 0;
    timesForgotten++;
    memory.gave(bytes);
    bytes = 0;
    if (table.length != width * 16) {
      table = new int[width * 16];
      members = new int[16][];
      contexts = new int[16];
    }
    Arrays.fill(members, null);
    Arrays.fill(table, UNKNOWN);
    clearSet();
    follow(program.start(), 0);
    state(AT_START | AFTER_LINE);
  }

  /** The state that a class of bytes leads to, as an offset into the table. */
  private int step(int offset, int byteClass) {
    int from = offset / width;
    int value = sampleOfClass[byteClass];
    int generation = timesForgotten;
    int before = contexts[from];
    int[] sources = closed(members[from], before, value);
    int target;
    if (!effort.spend(OF_A_STATE + sources.length + 2 * setSize)) {
      return GIVEN_UP;
    }
    if (matched) {
      target = FOUND;
    } else if (value == END) {
      target = DEAD;
    } else {
      target = next(sources, value);
    }
    if (generation == timesForgotten && target != GIVEN_UP) {
      table[offset + byteClass] = target;
    }
    return target;
  }

  /** The members with all that lies behind assertions which hold between two bytes. */
  private int[] closed(int[] sources, int before, int value) {
    clearSet();
    if (!program.asserts()) {
      return sources;
    }
    int holding = holding(before, value);
    for (int source : sources) {
      follow(source, holding);
    }
    return Arrays.copyOf(set, setSize);
  }

  private int next(int[] sources, int value) {
    clearSet();
    for (int source : sources) {
      if (program.kind(source) == Program.BYTES
          && value >= program.low(source)
          && value <= program.high(source)) {
        follow(program.next(source), 0);
      }
    }
    follow(program.start(), 0);
    if (matched) {
      return FOUND;
    }
    if (!effort.spend(3 * setSize)) {
      return GIVEN_UP;
    }
    int context = program.asserts() ? context(value) : 0;
    if ((states + 1) * width > TABLE_BUDGET || keptInAll > MEMBER_BUDGET || memory.isFull()) {
      int[] kept = Arrays.copyOf(set, setSize);
      if (memory.isFull()) {
        memory.forgetOthers(this);
      }
      forget();
      clearSet();
      for (int member : kept) {
        set[setSize++] = member;
        inSet[member] = true;
      }
    }
    return state(context);
  }

  private static int context(int value) {
    return (value == '\n' ? AFTER_LINE : 0) | (isWord(value) ? AFTER_WORD : 0);
  }

  private static boolean isWord(int value) {
    return value >= 0 && CharSet.WORDS.contains(value);
  }

  /**
   * The places that hold between what stands before and the next byte, one bit each; none inside a
   * code point.
   */
  private static int holding(int before, int value) {
    if (value >= 0x80 && value < 0xC0) {
      return 0;
    }
    boolean afterWord = (before & AFTER_WORD) != 0;
    boolean border = afterWord != isWord(value);
    int bits = 1 << (border ? Place.WORD_BORDER : Place.NO_WORD_BORDER).ordinal();
    bits |= (before & AT_START) != 0 ? 1 << Place.TEXT_START.ordinal() : 0;
    bits |= (before & AFTER_LINE) != 0 ? 1 << Place.LINE_START.ordinal() : 0;
    bits |= value == END ? 1 << Place.TEXT_END.ordinal() : 0;
    bits |= value == END || value == '\n' ? 1 << Place.LINE_END.ordinal() : 0;
    return bits;
  }

  private void clearSet() {
    for (int i = 0; i < setSize; i++) {
      inSet[set[i]] = false;
    }
    setSize = 0;
    matched = false;
  }

  /** Adds an instruction and all that it leads to without a byte. */
  private void follow(int first, int holding) {
    int depth = 0;
    stack[depth++] = first;
    while (depth > 0) {
      int at = stack[--depth];
      if (inSet[at]) {
        continue;
      }
      inSet[at] = true;
      set[setSize++] = at;
      switch (program.kind(at)) {
        case Program.SPLIT -> {
          depth = push(program.next(at), depth);
          depth = push(program.low(at), depth);
        }
        case Program.ASSERT -> {
          if ((holding >> program.low(at) & 1) != 0) {
            depth = push(program.next(at), depth);
          }
        }
        case Program.MATCH -> matched = true;
        default -> {}
      }
    }
  }

  private int push(int instruction, int depth) {
    if (inSet[instruction]) {
      return depth;
    }
    stack[depth] = instruction;
    return depth + 1;
  }

  /** The state of the current set, made if it is new, as an offset into the table. */
  private int state(int context) {
    int[] kept = keptMembers(context);
    if (kept.length == 0) {
      return DEAD;
    }
    Key key = new Key(context, Arrays.hashCode(kept) * 31 + context, kept);
    Integer old = known.get(key);
    if (old != null) {
      return old;
    }
    int index = states++;
    if (index == members.length) {
      members = Arrays.copyOf(members, index * 2);
      contexts = Arrays.copyOf(contexts, index * 2);
    }
    int needed = (index + 1) * width;
    if (needed > table.length) {
      int used = table.length;
      table = Arrays.copyOf(table, Math.max(needed, used * 2));
      Arrays.fill(table, used, table.length, UNKNOWN);
    }
    members[index] = kept;
    keptInAll += kept.length;
    long more = (long) Integer.BYTES * (kept.length + width) + OF_A_STATE;
    bytes += more;
    memory.took(more);
    contexts[index] = context;
    known.put(key, index * width);
    return index * width;
  }

  /** Instructions that still say something: ranges, and assertions that may yet hold. */
  private int[] keptMembers(int context) {
    int[] kept = new int[setSize];
    int count = 0;
    for (int i = 0; i < setSize; i++) {
      int member = set[i];
      int kind = program.kind(member);
      boolean hopeless =
          kind == Program.ASSERT
              && program.low(member) == Place.TEXT_START.ordinal()
              && (context & AT_START) == 0;
      if (kind != Program.SPLIT && !hopeless) {
        kept[count++] = member;
      }
    }
    int[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
