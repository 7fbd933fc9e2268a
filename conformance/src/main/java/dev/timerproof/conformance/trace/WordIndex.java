package dev.timerproof.conformance.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a word in a small fixed list without making a string of it. The lookup takes the characters
 * as a parser holds them.
 */
final class WordIndex {
  private final List<String> words;
  private final Map<String, Integer> byText = new HashMap<>();
  private final char[][] slots;
  private final int[] numbers;
  private final int mask;

  /** An index of distinct words; the number of a word is its place in the list. */
  WordIndex(List<String> words) {
    this.words = List.copyOf(words);
    int capacity = Integer.highestOneBit(Math.max(1, words.size())) << 2;
    slots = new char[capacity][];
    numbers = new int[capacity];
    mask = capacity - 1;
    for (int i = 0; i < words.size(); i++) {
      byText.put(words.get(i), i);
      put(words.get(i).toCharArray(), i);
    }
  }

  /** The number of the word, or -1. */
  int find(char[] text, int offset, int length) {
    for (int slot = hash(text, offset, length) & mask; ; slot = (slot + 1) & mask) {
      char[] word = slots[slot];
      if (word == null) {
        return -1;
      }
      if (same(word, text, offset, length)) {
        return numbers[slot];
      }
    }
  }

  /** The number of the word, or -1. */
  int find(String text) {
    return byText.getOrDefault(text, -1);
  }

  String word(int number) {
    return words.get(number);
  }

  List<String> words() {
    return words;
  }

  private void put(char[] word, int number) {
    int slot = hash(word, 0, word.length) & mask;
    while (slots[slot] != null) {
      if (same(slots[slot], word, 0, word.length)) {
        throw new IllegalArgumentException("the word " + new String(word) + " is listed twice");
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = word;
    numbers[slot] = number;
  }

  private static boolean same(char[] word, char[] text, int offset, int length) {
    if (word.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word[i] != text[offset + i]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(char[] text, int offset, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + text[offset + i];
    }
    return hash ^ (hash >>> 15);
  }
}
