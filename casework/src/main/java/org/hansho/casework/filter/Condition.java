package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * What a filter asks: a closed tree. A field may have several values in an alert; a test holds if
 * it holds for one of them, and {@link Not} negates that whole. Immutable.
 */
public sealed interface Condition {
  /** Gives the node to the method of a reader that is meant for it. */
  <R> R read(Reader<R> reader);

  /** What is done with each kind of node. */
  interface Reader<R> {
    /** All parts hold. */
    R all(All all);

    /** One part holds. */
    R any(Any any);

    /** The part does not hold. */
    R not(Not not);

    /** A text of a field is compared. */
    R text(TextTest test);

    /** A value of a field is among several. */
    R among(Among among);

    /** A number, time or rank is compared. */
    R ordered(Ordered ordered);

    /** A field has a value. */
    R exists(Exists exists);
  }

  /** All parts hold; at least two. */
  record All(List<Condition> parts) implements Condition {
    /** Copies the parts. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R read(Reader<R> reader) {
      return reader.all(this);
    }
  }

  /** One part holds; at least two. */
  record Any(List<Condition> parts) implements Condition {
    /** Copies the parts. */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R read(Reader<R> reader) {
      return reader.any(this);
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.not(this);
    }
  }

  /**
   * A value of the field compares so to a text.
   *
   * @param text as it was written; of a word, its key
   */
  record TextTest(Field field, Comparison comparison, String text) implements Condition {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.text(this);
    }
  }

  /** A value of the field is one of these; at least one. */
  record Among(Field field, List<Member> members) implements Condition {
    /** Copies the members. */
    public Among {
      members = List.copyOf(members);
    }

    @Override
    public <R> R read(Reader<R> reader) {
      return reader.among(this);
    }
  }

  /**
   * A value of the field stands so to another.
   *
   * @param value nanoseconds since 1970 of a time, the place of a word among the field's, or a
   *     number
   */
  record Ordered(Field field, Comparison comparison, long value) implements Condition {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.ordered(this);
    }
  }

  /** The field has a value. */
  record Exists(Field field) implements Condition {
    @Override
    public <R> R read(Reader<R> reader) {
      return reader.exists(this);
    }
  }

  /** One of the values that {@link Among} allows. */
  sealed interface Member {}

  /** This text, in any case. */
  record Text(String text) implements Member {}

  /** An address of this network. */
  record InNetwork(Network network) implements Member {}

  /** An entry of a list of the content, by its name without percent signs. */
  record OfList(String name) implements Member {}

  /** All of these; parts that are themselves conjunctions are taken apart. */
  static Condition all(List<Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof All all) {
        flat.addAll(all.parts());
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new All(flat);
  }

  /** One of these; parts that are themselves alternatives are taken apart. */
  static Condition any(List<Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Any any) {
        flat.addAll(any.parts());
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new Any(flat);
  }

  /** The opposite; that of an opposite is the thing itself. */
  static Condition not(Condition part) {
    return part instanceof Not not ? not.part() : new Not(part);
  }
}
