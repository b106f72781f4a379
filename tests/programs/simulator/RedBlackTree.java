package simulator;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/** A sorted map as a red-black tree (Cormen, Leiserson, Rivest and Stein, chapter 13). */
final class RedBlackTree<K, V> implements Iterable<RedBlackTree.Entry<K, V>> {

    /** What the outside sees of a node. */
    interface Entry<K, V> {
        K key();

        V value();
    }

    private static final class Node<K, V> implements Entry<K, V> {
        private K key;
        private V value;
        private Node<K, V> parent;
        private Node<K, V> left;
        private Node<K, V> right;
        private boolean red = true;

        Node(K key, V value, Node<K, V> parent) {
            this.key = key;
            this.value = value;
            this.parent = parent;
        }

        @Override
        public K key() {
            return key;
        }

        @Override
        public V value() {
            return value;
        }
    }

    private final Comparator<? super K> order;
    private Node<K, V> root;
    private int size;

    RedBlackTree(Comparator<? super K> order) {
        this.order = Objects.requireNonNull(order);
    }

    static <K extends Comparable<? super K>, V> RedBlackTree<K, V> natural() {
        return new RedBlackTree<>(Comparator.naturalOrder());
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    V get(K key) {
        Node<K, V> node = find(key);
        return node == null ? null : node.value;
    }

    private Node<K, V> find(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int comparison = order.compare(key, node.key);
            if (comparison == 0) {
                return node;
            }
            node = comparison < 0 ? node.left : node.right;
        }
        return null;
    }

    /** The value that was there before, or null. */
    V put(K key, V value) {
        Node<K, V> parent = null;
        int comparison = 0;
        for (Node<K, V> node = root; node != null; node = comparison < 0 ? node.left : node.right) {
            comparison = order.compare(key, node.key);
            if (comparison == 0) {
                V before = node.value;
                node.value = value;
                return before;
            }
            parent = node;
        }
        Node<K, V> added = new Node<>(key, value, parent);
        if (parent == null) {
            root = added;
        } else if (comparison < 0) {
            parent.left = added;
        } else {
            parent.right = added;
        }
        size++;
        balanceAfterInsertion(added);
        return null;
    }

    /** Takes out the entry with the least key. */
    Entry<K, V> pollFirst() {
        if (root == null) {
            throw new NoSuchElementException("the tree is empty");
        }
        Node<K, V> first = least(root);
        unlink(first);
        return first;
    }

    V remove(K key) {
        Node<K, V> node = find(key);
        if (node == null) {
            return null;
        }
        V value = node.value;
        unlink(node);
        return value;
    }

    private static <K, V> Node<K, V> least(Node<K, V> from) {
        Node<K, V> node = from;
        while (node.left != null) {
            node = node.left;
        }
        return node;
    }

    private void balanceAfterInsertion(Node<K, V> added) {
        Node<K, V> node = added;
        while (isRed(node.parent)) {
            Node<K, V> parent = node.parent;
            Node<K, V> grandparent = parent.parent;
            boolean left = parent == grandparent.left;
            Node<K, V> uncle = left ? grandparent.right : grandparent.left;
            if (isRed(uncle)) {
                parent.red = false;
                uncle.red = false;
                grandparent.red = true;
                node = grandparent;
            } else {
                if (node == (left ? parent.right : parent.left)) {
                    node = parent;
                    rotate(node, left);
                }
                node.parent.red = false;
                grandparent.red = true;
                rotate(grandparent, !left);
            }
        }
        root.red = false;
    }

    private void unlink(Node<K, V> node) {
        size--;
        Node<K, V> child;
        Node<K, V> parent;
        boolean black;
        if (node.left == null || node.right == null) {
            child = node.left == null ? node.right : node.left;
            parent = node.parent;
            black = !node.red;
            replace(node, child);
        } else {
            Node<K, V> next = least(node.right);
            black = !next.red;
            child = next.right;
            if (next.parent == node) {
                parent = next;
            } else {
                parent = next.parent;
                replace(next, child);
                next.right = node.right;
                next.right.parent = next;
            }
            replace(node, next);
            next.left = node.left;
            next.left.parent = next;
            next.red = node.red;
        }
        if (black) {
            balanceAfterRemoval(child, parent);
        }
    }

    private void balanceAfterRemoval(Node<K, V> child, Node<K, V> above) {
        Node<K, V> node = child;
        Node<K, V> parent = above;
        while (node != root && !isRed(node)) {
            boolean left = node == parent.left;
            Node<K, V> sibling = left ? parent.right : parent.left;
            if (sibling.red) {
                sibling.red = false;
                parent.red = true;
                rotate(parent, left);
                sibling = left ? parent.right : parent.left;
            }
            if (!isRed(sibling.left) && !isRed(sibling.right)) {
                sibling.red = true;
                node = parent;
                parent = node.parent;
            } else {
                if (!isRed(left ? sibling.right : sibling.left)) {
                    (left ? sibling.left : sibling.right).red = false;
                    sibling.red = true;
                    rotate(sibling, !left);
                    sibling = left ? parent.right : parent.left;
                }
                sibling.red = parent.red;
                parent.red = false;
                (left ? sibling.right : sibling.left).red = false;
                rotate(parent, left);
                node = root;
            }
        }
        if (node != null) {
            node.red = false;
        }
    }

    private static boolean isRed(Node<?, ?> node) {
        return node != null && node.red;
    }

    private void rotate(Node<K, V> node, boolean left) {
        Node<K, V> up = left ? node.right : node.left;
        Node<K, V> across = left ? up.left : up.right;
        replace(node, up);
        if (left) {
            up.left = node;
            node.right = across;
        } else {
            up.right = node;
            node.left = across;
        }
        node.parent = up;
        if (across != null) {
            across.parent = node;
        }
    }

    private void replace(Node<K, V> node, Node<K, V> by) {
        if (node.parent == null) {
            root = by;
        } else if (node == node.parent.left) {
            node.parent.left = by;
        } else {
            node.parent.right = by;
        }
        if (by != null) {
            by.parent = node.parent;
        }
    }

    @Override
    public Iterator<Entry<K, V>> iterator() {
        return new Iterator<>() {
            private Node<K, V> next = root == null ? null : least(root);

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Entry<K, V> next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Node<K, V> current = next;
                if (next.right != null) {
                    next = least(next.right);
                } else {
                    Node<K, V> child = next;
                    next = next.parent;
                    while (next != null && child == next.right) {
                        child = next;
                        next = next.parent;
                    }
                }
                return current;
            }
        };
    }

    /** The number of black nodes on each path down; throws where the tree is none, or none of this kind. */
    int check() {
        if (isRed(root)) {
            throw new IllegalStateException("red root");
        }
        return blackHeight(root);
    }

    private int blackHeight(Node<K, V> node) {
        if (node == null) {
            return 1;
        }
        if (node.red && (isRed(node.left) || isRed(node.right))) {
            throw new IllegalStateException("red below red at " + node.key);
        }
        if (node.left != null && order.compare(node.left.key, node.key) >= 0
                || node.right != null && order.compare(node.right.key, node.key) <= 0) {
            throw new IllegalStateException("out of order at " + node.key);
        }
        int left = blackHeight(node.left);
        if (left != blackHeight(node.right)) {
            throw new IllegalStateException("unbalanced at " + node.key);
        }
        return left + (node.red ? 0 : 1);
    }
}
