package dev.timerproof.conformance.trace.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds a word in a small fixed list, given as a string or as bytes. Immutable. */
public final class WordIndex {
  /** The longest word of any list; longer texts need not be compared. */
  private static final int LONGEST = 24;

  private final List<String> words;
  private final Map<String, Integer> byText = new HashMap<>();
  private final long[] heads;
  private final long[] tails;
  private final int[] lengths;
  private final int[] numbers;
  private final byte[][] texts;
  private final int mask;

  /** An index of distinct words in ASCII; the number of a word is its index in the list. */
  WordIndex(List<String> words) {
    this.words = List.copyOf(words);
    int capacity = Integer.highestOneBit(Math.max(1, words.size())) << 3;
    heads = new long[capacity];
    tails = new long[capacity];
    lengths = new int[capacity];
    numbers = new int[capacity];
    texts = new byte[capacity][0];
    mask = capacity - 1;
    for (int i = 0; i < words.size(); i++) {
      byText.put(words.get(i), i);
      put(words.get(i).getBytes(US_ASCII), i);
    }
    if (byText.size() != words.size()) {
      throw new IllegalArgumentException("a word is listed twice: " + words);
    }
  }

  /** The number of the word, or -1. */
  public int find(String text) {
    return byText.getOrDefault(text, -1);
  }

  /** The number of the word, or -1. Eight bytes after its first must be readable. */
  int find(byte[] text, int offset, int length) {
    if (length == 0 || length > LONGEST) {
      return -1;
    }
    long head = ByteScan.word(text, offset, length);
    long tail = tail(text, offset, length);
    int slot = slot(head, tail, length);
    while (lengths[slot] != 0) {
      if (heads[slot] == head
          && tails[slot] == tail
          && lengths[slot] == length
          && sameMiddle(texts[slot], text, offset, length)) {
        return numbers[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  String word(int number) {
    return words.get(number);
  }

  public List<String> words() {
    return words;
  }

  private void put(byte[] word, int number) {
    if (word.length == 0 || word.length > LONGEST) {
      throw new IllegalArgumentException("the word has " + word.length + " letters");
    }
    byte[] padded = Arrays.copyOf(word, word.length + Long.BYTES);
    long head = ByteScan.word(padded, 0, word.length);
    long tail = tail(padded, 0, word.length);
    int slot = slot(head, tail, word.length);
    while (lengths[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    heads[slot] = head;
    tails[slot] = tail;
    lengths[slot] = word.length;
    numbers[slot] = number;
    texts[slot] = word;
  }

  /** The last eight bytes of a word that has more. */
  private static long tail(byte[] text, int offset, int length) {
    return length <= Long.BYTES ? 0 : ByteScan.word(text, offset + length - Long.BYTES);
  }

  /** Compares the bytes of a long word between its first and its last eight. */
  private static boolean sameMiddle(byte[] word, byte[] text, int offset, int length) {
    for (int i = Long.BYTES; i < length - Long.BYTES; i++) {
      if (word[i] != text[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private int slot(long head, long tail, int length) {
    long mixed = (head ^ Long.rotateLeft(tail, 29) ^ length) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & mask;
  }
}
