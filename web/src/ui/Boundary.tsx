import { Component, type ReactNode } from 'react'

interface Props {
  /** What stands in place of children that could not be drawn. */
  fallback: ReactNode
  children: ReactNode
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
